// ModelStorage
