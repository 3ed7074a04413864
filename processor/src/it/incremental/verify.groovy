List<String> found = new File(basedir, 'build.log').readLines().findAll { it.startsWith('Tasks:') }
assert found == ['Tasks: send-fax, send-mail, send-telegram', 'Tasks: send-mail', 'Tasks: ']
