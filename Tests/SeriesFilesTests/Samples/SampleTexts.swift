/// Streams of every kind, with their faults.
enum SampleTexts {
  static let all: [(path: String, text: String)] = [
    (
      "plain.csv",
      """
      timestamp,value
      2024-01-01 00:00:00,1.5
      2024-01-01 00:01:00,-2
      2024-01-01 00:02:00,oops
      2024-01-01 00:03:00,
      timestamp,value
      2024-01-01 00:02:00,3
      # a remark

      2024-01-01 00:04:00,4,5
      2024-01-01 00:04:00,inf
      """
    ),
    (
      "long.csv",
      """
      \u{FEFF}# made by hand, in 2024
      time;host;cpu;remark;is_anomaly\r
      1700000000;web;1,5;;0\r
      1700000060;"data; base";0,25;;1\r
      1700000120;web;2,5;restarted;0\r
      1700000180;web;x;late;0\r
      1700000240;ghost;;0\r
      1700000240;"open;3;;0\r
      time;host;cpu;remark;is_anomaly\r
      1700000300;web;7;8;what\r
      1700000360;web;7;word;0\r

      """
    ),
    ("bare.txt", "\n0.5 1 2\n0.25 0 3\n# no\n0.125 NaN 4\n1 2\n"),
    ("clock", "1700000000,5\n1700000060,6\n1700000120,7"),
    ("comment.csv", "# first\n#timestamp,a,b\n1,2,3\n2,3,4\n"),
    ("one.csv", "3"),
    (
      "rows.ndjson",
      """
      {"timestamp":"2026-01-01T00:00:00Z","value":12.5}
      {"timestamp":"2026-01-01T00:00:01Z","value":-1e3}

      {"timestamp":"2026-01-01T00:00:02Z","value":null}
      {"timestamp":"2026-01-01T00:00:03Z","value":"x"}
      {"timestamp":"2026-01-01T00:00:03Z","value":13
      {"timestamp":"2026-01-01T00:00:04Z","value":14,"more":5,"text":"a"}
      {"timestamp":"2026-01-01T00:00:05Z","value":true}
      {"value":3,"timestamp":"2026-01-01T00:00:06Z"}
      {"timestamp":"soon","value":15}
      {"timestamp":"2026-01-01T00:00:07Z","value":16.25}\r
      [1]
      """
    ),
    (
      "mixed.log",
      """
      {"time":1700000000.5,"metric":"cpu","value":1,"labels":{"host":"a"}}
      {"time":1700000000.5,"metric":"cpu","value":2,"labels":{"host":"b"}}
      {"time":1700000001,"metric":"cpu","value":3,"labels":{"host":"a"}}
      {"time":1700000001,"metric":"cpu","value":4,"labels":{"host":"b"}}
      {"time":1700000002,"metric":"cpu","value":5,"labels":{"host":"a"}}
      {"time":1700000002,"metric":"cpu","value":6,"labels":{"host":"b"}}
      {"metric":{"__name__":"up","job":"n"},"values":[1,null,0],"timestamps":[1700000003,1700000004,1700000005]}
      {"metric":{"__name__":"up","job":"n"},"values":[1],"timestamps":["x"]}
      {"time":1700000003,"metric":"cpu","value":7,"labels":{"host":"a"}}
      {"time":1700000003,"memory":8,"is_anomaly":0,"region":"west"}
      {"time":1700000004,"memory":9,"is_anomaly":1,"region":"east \\u00e9"}
      """
    ),
    (
      "line.lp",
      """
      # telegraf
      cpu,host=a\\ b,zone=1 usage=1.5,count=3i,state="ok, \\"good\\"",up=t 1700000000000000000
      cpu,host=a\\ b,zone=1 usage=2.5,count=4i,state="bad",up=t 1700000001000000000
      cpu,host=a\\ b,zone=1 usage=3.5,count=5i,state="worse",up=f 1700000002000000000
      disk free\\ space=12u 1700000002000000000
      cpu,host=a\\ b,zone=1 usage=,count=5i 1700000003000000000
      disk free\\ space=13u,late=1
      disk free\\ space=13u,late=1 1700000003000000000
      disk free\\ space="text" 1700000003000000000
      disk free\\ space=NaN 1700000004000000000
      """
    ),
    ("guess", "weather temperature=20.5 1700000000\nweather temperature=21 1700000001\n"),
  ]
}
