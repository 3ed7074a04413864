Map<String, byte[]> contents(File folder) {
  Map<String, byte[]> files = new TreeMap<>()
  folder.eachFileRecurse(groovy.io.FileType.FILES) {
    files[folder.toPath().relativize(it.toPath()).toString().replace('\\', '/')] = it.bytes
  }
  files
}

for (String part in ['classes', 'generated-sources']) {
  Map<String, byte[]> first = contents(new File(basedir, "target/first/$part"))
  Map<String, byte[]> second = contents(new File(basedir, "target/second/$part"))
  assert first.keySet() == second.keySet()
  assert first.keySet().any { it.endsWith(part == 'classes' ? 'META-INF/services/dev.errand.task.TaskRegistry' : 'com/acme/PackTask.java') }
  first.each { path, bytes -> assert Arrays.equals(bytes, second[path]) : path }
}
String jar = 'same-bytes-1.0.jar'
assert Arrays.equals(new File(basedir, "target/first/$jar").bytes, new File(basedir, "target/second/$jar").bytes)
