String log = new File(basedir, 'build.log').text
assert log.contains('Tasks: bill-orders, close-shop, ship-order')

String cause = "there is no ImmutableOrder. If another annotation processor generates it, that processor is missing" +
    " from the processor path or failed"
assert log =~ /Orders\.java:\[10,\d+\] The return type of task method shipOrder can't be resolved: $cause/
assert log =~ /Orders\.java:\[10,\d+\] Parameter order of task method shipOrder can't be resolved: $cause/
assert log =~ /Orders\.java:\[15,\d+\] Parameter orders of task method billOrders can't be resolved: $cause/
