// The inventory: a shelf for each item.
let inventory = PortalsJS.ApplicationBuilder("inventory");
let take = inventory.portal.portal("take");
let delivered = inventory.generatorsWithName("delivered").fromArrayOfArrays([["pear", "pear", "fig"]]);
inventory.workflowsWithName("shelves")
  .source(delivered.stream)
  .replier(
    take,
    ctx => item => {
      let stock = PortalsJS.PerKeyState("stock", 0, ctx);
      stock.set(stock.get() + 1);
    },
    ctx => item => {
      let stock = PortalsJS.PerKeyState("stock", 0, ctx);
      ctx.reply(stock.get() > 0);
      if (stock.get() > 0) {
        stock.set(stock.get() - 1);
        ctx.emit(`${item}: ${stock.get()} left`);
      }
    },
  )
  .withName("shelf")
  .logger()
  .sink()
  .freeze();

// The carts: one for each user.
class Operation {
  constructor(user, item) {
    this.user = user;
    this.item = item; // none to check out
  }
  toString() {
    return this.item ? `${this.user} wants a ${this.item}` : `${this.user} checks out`;
  }
}

let carts = PortalsJS.ApplicationBuilder("carts");
let shelf = carts.registry.portals.get("/inventory/portals/take");
let operations = carts.generatorsWithName("operations").fromArrayOfArrays([
  [new Operation("ann", "pear"), new Operation("bob", "fig")],
  [new Operation("ann", "fig"), new Operation("bob", "pear"), new Operation("bob")],
  [new Operation("ann")],
]);

// An order is placed when all answers are there.
function placeIfReady(ctx, user, cart) {
  let { items, open, isClosing } = cart.get();
  if (isClosing && open === 0) {
    ctx.emit(`${user} gets${items}`);
    cart.del();
  }
}

const empty = { items: "", open: 0, isClosing: false };

let placed = carts.workflowsWithName("carts")
  .source(operations.stream)
  .key(operation => operation.user)
  .asker(shelf, ctx => operation => {
    let cart = PortalsJS.PerKeyState("cart", empty, ctx);
    if (!operation.item) {
      cart.set({ ...cart.get(), isClosing: true });
      placeIfReady(ctx, operation.user, cart);
      return;
    }
    cart.set({ ...cart.get(), open: cart.get().open + 1 });
    let isThere = ctx.ask(shelf, operation.item);
    ctx.await(isThere, ctx => {
      let { items, open, isClosing } = cart.get();
      cart.set({ items: isThere.value(ctx) ? `${items} ${operation.item}` : items, open: open - 1, isClosing });
      placeIfReady(ctx, operation.user, cart);
    });
  })
  .withName("cart")
  .sink()
  .freeze();

carts.workflowsWithName("orders").source(placed.stream).logger().sink().freeze();

let system = PortalsJS.System();
system.launch(inventory.build());
system.launch(carts.build());
system.stepUntilComplete();
