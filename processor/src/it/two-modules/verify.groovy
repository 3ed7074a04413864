String log = new File(basedir, 'build.log').text
assert log.contains('Tasks: process-upload, send-mail')
assert !log.contains('[WARNING]')
