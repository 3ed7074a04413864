String log = new File(basedir, 'build.log').text
assert log.count('Tasks: process-upload, send-mail, write-receipt') == 2
assert !log.contains('[ERROR]')

// The order of the processors changes nothing.
for (String stub in ['ProcessUploadTask', 'SendMailTask', 'WriteReceiptTask']) {
  List<String> written = ['lombok-first', 'errand-first'].collect {
    new File(basedir, "$it/target/generated-sources/annotations/com/acme/${stub}.java").text
  }
  assert written[0] == written[1]
}
