package io.portals.api.samples;

import static io.portals.api.samples.Cart.ORDERS;
import static io.portals.api.samples.Inventory.STOCK;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Flow;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.Sequencer;
import io.portals.api.Type;
import io.portals.api.samples.Cart.Order;
import io.portals.api.samples.Inventory.PutBack;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;

/** A cycle, another application's stream, generic events, and a request to which no reply is wanted. */
final class Tokens {
    private Tokens() {}

    record Token(int hopsLeft) {}

    private static final Type<List<String>> ITEMS = new Type<>() {};

    record Hop() implements Task<Token, Token> {
        @Override
        public void process(Token token, TaskContext<Token> ctx) {
            if (token.hopsLeft() > 0) {
                ctx.emit(new Token(token.hopsLeft() - 1));
            }
        }
    }

    record ReturnItems() implements Task<List<String>, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(STOCK);
        }

        @Override
        public void process(List<String> items, TaskContext<String> ctx) {
            items.forEach(item -> ctx.tell(STOCK, new PutBack(item)));
        }
    }

    static Application application() {
        return Application.named("tokens", app -> {
            Sequencer<Token> tokens = app.sequencer("tokens", Token.class);
            AtomicStream<Token> hops = app.workflow("hops", tokens)
                    .keyBy(Integer.class, Token::hopsLeft)
                    .process("hop", Token.class, new Hop())
                    .sink();
            app.connect(app.generator("seed", Generator.of(Token.class, new Token(8))), tokens);
            app.connect(hops, tokens);

            Flow<Order> orders = app.workflow("orders", ORDERS);
            Flow<String> large =
                    orders.filter(order -> order.items().size() > 10).map(String.class, Order::user);
            orders.filter(order -> order.items().isEmpty())
                    .map(String.class, Order::user)
                    .union(large)
                    .sink();

            Input<List<String>> returns = app.input("returns", ITEMS);
            app.workflow("returns", returns)
                    .keyBy(Integer.class, List::size)
                    .process("return", String.class, new ReturnItems())
                    .sink();
        });
    }
}
