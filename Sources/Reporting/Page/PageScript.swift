/// The page's script: theme, threshold slider, read-out. Plain JavaScript, nothing loaded.
enum PageScript {
  /// The whole script.
  static var source: String { "(function(){\n'use strict';\n" + base + slider + readout + "})();" }

  /// The script of a page without slider and read-out.
  static var plain: String { "(function(){\n'use strict';\n" + base + "})();" }

  private static let base = #"""
    var root = document.documentElement;
    var data = JSON.parse(document.getElementById('martlet-data').textContent);
    var overviews = Array.prototype.slice.call(document.querySelectorAll('svg[data-plot]'));
    root.classList.add('js');

    // The drawings' names would pop up over everything as tool tips.
    document.querySelectorAll('svg.chart > title').forEach(function (title) {
      title.parentNode.setAttribute('aria-label', title.textContent);
      title.remove();
    });

    document.getElementById('theme').addEventListener('click', function () {
      var dark = root.dataset.theme
        ? root.dataset.theme === 'dark'
        : window.matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
    });
    window.addEventListener('beforeprint', function () {
      document.querySelectorAll('details').forEach(function (fold) { fold.open = true; });
    });

    function element(name, attributes) {
      var made = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (var key in attributes) made.setAttribute(key, attributes[key]);
      return made;
    }
    function plot(svg) {
      var numbers = svg.dataset.plot.split(' ').map(Number);
      return { left: numbers[0], top: numbers[1], width: numbers[2], height: numbers[3] };
    }
    function format(value, digits) {
      return value.toLocaleString('en', { maximumSignificantDigits: digits || 4 });
    }
    // The last index of a rising list whose element is at most the value.
    function last(list, value) {
      var low = 0, high = list.length;
      while (low < high) {
        var middle = (low + high) >> 1;
        if (list[middle] <= value) low = middle + 1; else high = middle;
      }
      return Math.max(0, low - 1);
    }
    function place(row) {
      var cell = last(data.start, row);
      var x = data.x[cell];
      if (cell + 1 >= data.start.length) {
        var rest = data.rows - 1 - data.start[cell];
        return rest > 0 ? x + (1 - x) * (row - data.start[cell]) / rest : x;
      }
      return x + (data.x[cell + 1] - x) * (row - data.start[cell])
        / (data.start[cell + 1] - data.start[cell]);
    }

    """#

  private static let slider = #"""
    var codes = new Uint16Array(data.scores.length / 2);
    (function () {
      var digit = {};
      'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.split('')
        .forEach(function (character, index) { digit[character] = index; });
      for (var i = 0; i < codes.length; i++) {
        codes[i] = digit[data.scores[2 * i]] * 64 + digit[data.scores[2 * i + 1]];
      }
    })();

    function sweep(position) {
      var limit = data.offset + position, found = [], rows = 0, current = null;
      for (var i = 0; i < codes.length; i++) {
        if (codes[i] <= limit) continue;
        var start = i * data.per, end = Math.min(data.rows, start + data.per);
        rows += end - start;
        if (current && start - (current.end - 1) <= data.merge) {
          current.end = end;
          if (codes[i] > current.top) { current.top = codes[i]; current.peak = start; }
        } else {
          current = { start: start, end: end, peak: start, top: codes[i] };
          found.push(current);
        }
      }
      return { anomalies: found, rows: rows };
    }
    function rate(count) {
      if (data.weeks === null) {
        return data.scored ? format(Math.round(count / data.scored * 1e5) / 10) + ' per 10,000 rows' : '';
      }
      if (data.weeks < 1) return format(Math.round(count / data.weeks / 7 * 10) / 10) + ' a day';
      var weekly = count / data.weeks;
      return format(weekly >= 10 ? Math.round(weekly) : Math.round(weekly * 100) / 100) + ' a week';
    }
    function mark(svg, anomalies) {
      var area = plot(svg), group = element('g', { 'class': 'live' }), shade = '';
      var ends = [-Infinity, -Infinity, -Infinity];
      anomalies.forEach(function (anomaly) {
        var left = area.left + area.width * place(anomaly.start);
        var right = area.left + area.width * place(anomaly.end - 1);
        if (right - left < 3) { var middle = (left + right) / 2; left = middle - 1.5; right = middle + 1.5; }
        shade += 'M' + left.toFixed(1) + ' ' + area.top + 'H' + right.toFixed(1) + 'v' + area.height
          + 'H' + left.toFixed(1) + 'Z';
      });
      group.appendChild(element('path', { 'class': 'window', d: shade }));
      anomalies.slice(0, 300).forEach(function (anomaly, index) {
        var x = area.left + area.width * place(anomaly.peak), number = String(index + 1);
        var half = Math.max(8, number.length * 3.2 + 4);
        var row = ends.findIndex(function (end) { return end + 1 <= x - half; });
        if (row < 0) return;
        ends[row] = x + half;
        var y = area.top + 2 + row * 18;
        group.appendChild(element('rect', {
          'class': 'badge', x: x - half, y: y - 8, width: 2 * half, height: 16, rx: 8 }));
        var text = element('text', {
          'class': 'badge-number', x: x, y: y + 3.6, 'text-anchor': 'middle' });
        text.textContent = number;
        group.appendChild(text);
      });
      svg.appendChild(group);
    }
    function moveLine(svg, factor) {
      var line = svg.querySelector('.threshold-line');
      if (!line) return;
      var scale = svg.dataset.score.split(' ').map(Number), area = plot(svg);
      function height(value) {
        var fraction = scale[2]
          ? Math.log(value / scale[0]) / Math.log(scale[1] / scale[0])
          : (value - scale[0]) / (scale[1] - scale[0]);
        return area.height * (1 - Math.min(1, Math.max(0, fraction)));
      }
      line.setAttribute('transform', 'translate(0 ' + (height(factor) - height(1)).toFixed(1) + ')');
    }
    var input = document.getElementById('threshold');
    if (input) {
      var output = document.getElementById('outcome'), reset = document.getElementById('reset');
      var original = output.innerHTML, cards = document.querySelectorAll('.card[data-score]');
      var update = function () {
        var position = Number(input.value), factor = Math.exp(position * data.step);
        document.querySelectorAll('g.live').forEach(function (group) { group.remove(); });
        root.classList.toggle('moved', position !== 0);
        reset.disabled = position === 0;
        overviews.forEach(function (svg) { moveLine(svg, factor); });
        cards.forEach(function (card) {
          card.classList.toggle('below', position !== 0 && Number(card.dataset.score) <= factor);
        });
        if (position === 0) { output.innerHTML = original; return; }
        var outcome = sweep(position), count = outcome.anomalies.length;
        output.innerHTML = '<b></b><span></span>';
        output.firstChild.textContent = format(factor, 2) + ' × ';
        output.lastChild.textContent = data.measure + ' of ' + format(factor * data.threshold, 3) + ': '
          + format(count, 15) + (count === 1 ? ' anomaly, ' : ' anomalies, ') + rate(count) + ', '
          + format(outcome.rows / Math.max(1, data.scored) * 100, 2) + ' % of rows'
          + (data.per > 1 ? ' (to ' + data.per + ' rows)' : '');
        overviews.forEach(function (svg) { mark(svg, outcome.anomalies); });
      };
      input.addEventListener('input', update);
      reset.addEventListener('click', function () { input.value = 0; update(); });
      // A link to a page such as report.html#threshold=1.5 opens with the slider there.
      var wanted = /^#threshold=([0-9.]+)$/.exec(window.location.hash);
      if (wanted && Number(wanted[1]) > 0) {
        input.value = Math.round(Math.log(Number(wanted[1])) / data.step);
      }
      update();
    }

    """#

  private static let readout = #"""
    var box = document.getElementById('readout');
    function line(text, bold) {
      var part = document.createElement(bold ? 'b' : 'div');
      part.textContent = text;
      box.appendChild(part);
    }
    function hide() {
      box.hidden = true;
      document.querySelectorAll('line.cursor').forEach(function (cursor) { cursor.remove(); });
    }
    function show(svg, event) {
      var frame = svg.getBoundingClientRect(), area = plot(svg);
      var unit = frame.width / svg.viewBox.baseVal.width;
      var fraction = ((event.clientX - frame.left) / unit - area.left) / area.width;
      if (fraction < -0.01 || fraction > 1.01 || !data.start.length) { hide(); return; }
      var cell = last(data.x, fraction);
      if (cell + 1 < data.x.length && data.x[cell + 1] - fraction < fraction - data.x[cell]) cell++;
      hide();
      overviews.forEach(function (other) {
        var place = plot(other), x = place.left + place.width * data.x[cell];
        other.appendChild(element('line', {
          'class': 'cursor', x1: x, x2: x, y1: place.top, y2: place.top + place.height }));
      });
      box.textContent = '';
      line(data.time[cell], true);
      var channel = data.channels[svg.dataset.channel];
      if (channel) {
        var low = channel.low[cell], high = channel.high[cell], expected = channel.expected[cell];
        line(low === null ? 'no value'
          : 'measured ' + format(low, 5) + (high === null ? '' : ' to ' + format(high, 5)));
        if (expected !== null) line('expected ' + format(expected, 5));
      }
      if (data.score[cell] !== null) line('score ' + format(data.score[cell], 3));
      box.hidden = false;
      var x = event.clientX + 16;
      if (x + box.offsetWidth > window.innerWidth - 8) x = event.clientX - box.offsetWidth - 16;
      box.style.left = Math.max(8, x) + window.scrollX + 'px';
      box.style.top = event.clientY + window.scrollY + 16 + 'px';
    }
    overviews.forEach(function (svg) {
      svg.addEventListener('pointermove', function (event) { show(svg, event); });
      svg.addEventListener('pointerdown', function (event) { show(svg, event); });
      svg.addEventListener('pointerleave', hide);
    });

    """#
}
