package io.portals.api.samples;

import static io.portals.api.samples.Inventory.STOCK;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.samples.Inventory.StockReply;
import io.portals.api.samples.Inventory.Take;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.ArrayList;
import java.util.List;

/** Asks another application for each item; the order is made when all asks are resolved. */
final class Cart {
    private Cart() {}

    sealed interface CartOp {
        String user();
    }

    record Add(String user, String item) implements CartOp {}

    record Checkout(String user) implements CartOp {}

    record Order(String user, List<String> items) {}

    record CartState(List<String> items, int waiting, boolean closing) {
        static final CartState EMPTY = new CartState(List.of(), 0, false);

        CartState asked() {
            return new CartState(items, waiting + 1, closing);
        }

        CartState answered(String item, boolean granted) {
            List<String> now = new ArrayList<>(items);
            if (granted) {
                now.add(item);
            }
            return new CartState(List.copyOf(now), waiting - 1, closing);
        }

        CartState close() {
            return new CartState(items, waiting, true);
        }

        boolean done() {
            return closing && waiting == 0;
        }
    }

    static final Input<CartOp> OPS = Input.at("/cart/inputs/ops", CartOp.class);
    static final AtomicStream<Order> ORDERS = AtomicStream.at("/cart/workflows/carts/stream", Order.class);

    private static final PerKey<CartState> CART =
            State.perKey("cart", CartState.class).orElse(CartState.EMPTY);

    record HandleOp() implements Task<CartOp, Order> {
        @Override
        public Uses uses() {
            return Uses.state(CART).asks(STOCK).resumes(ItemAnswered.class);
        }

        @Override
        public void process(CartOp op, TaskContext<Order> ctx) {
            if (op instanceof Add add) {
                ctx.update(CART, CartState::asked);
                ctx.ask(STOCK, new Take(add.item())).then(new ItemAnswered(add.item()));
            } else {
                orderWhenDone(ctx.update(CART, CartState::close), ctx);
            }
        }

        /** A cart that was never checked out is one when there is nothing more to come. */
        @Override
        public void onComplete(TaskContext<Order> ctx) {
            orderWhenDone(ctx.update(CART, CartState::close), ctx);
        }

        static void orderWhenDone(CartState cart, TaskContext<Order> ctx) {
            if (cart.done()) {
                ctx.emit(new Order(ctx.key(String.class), cart.items()));
                ctx.clear(CART);
            }
        }
    }

    record ItemAnswered(String item) implements OnReply<StockReply, Order> {
        @Override
        public void resume(StockReply reply, TaskContext<Order> ctx) {
            HandleOp.orderWhenDone(ctx.update(CART, cart -> cart.answered(item, reply.granted())), ctx);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Order> ctx) {
            HandleOp.orderWhenDone(ctx.update(CART, cart -> cart.answered(item, false)), ctx);
        }
    }

    static Application application() {
        return Application.named("cart", app -> app.workflow("carts", app.input("ops", CartOp.class))
                .keyBy(String.class, CartOp::user)
                .process("cart", Order.class, new HandleOp())
                .sink());
    }
}
