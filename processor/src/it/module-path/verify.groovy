List<String> warnings = new File(basedir, 'build.log').readLines().findAll { it.startsWith('[WARNING]') && it.contains('.java') }
assert warnings.size() == 1
assert warnings[0] =~ /module-info\.java:\[2,\d+\] Module com\.acme\.forgets doesn't provide its tasks/
assert warnings[0] =~
    /Add to its module-info: provides dev\.errand\.task\.TaskRegistry with com\.acme\.forgets\.ErrandRegistry_[0-9a-f]{8};/
