package com.acme;

import dev.errand.annotation.Task;
import java.util.List;

/** Tasks whose types aren't there in the first round. */
public class Orders {

  @Task
  public ImmutableOrder shipOrder(ImmutableOrder order) {
    return order.withCustomer("shipped");
  }

  @Task
  public void billOrders(List<ImmutableOrder> orders) {}

  @Task
  public void closeShop() {}
}
