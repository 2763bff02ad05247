package io.portals.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.flink.types.Encoded;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** On the heap, where Flink keeps objects, an encoded state is bytes. */
final class EncodedStateTest {
    record Cart(String owner, List<String> items) {}

    private static final String TASK = "/shop/workflows/carts/cart";
    private static final PerKey<Cart> PLAIN = State.perKey("plain", Cart.class);
    private static final PerKey<Cart> ENCODED =
            State.perKey("encoded", Cart.class).encoded();
    private static final PerKey<Cart> INITIAL =
            State.perKey("initial", Cart.class).encoded().orElse(new Cart("nobody", List.of()));

    /** Puts what comes into a cart, under its key. */
    private static final class Holding extends AbstractStreamOperator<Cart>
            implements OneInputStreamOperator<String, Cart> {
        private static final long serialVersionUID = 1L;
        private transient TaskState state;

        @Override
        public void open() throws Exception {
            super.open();
            state = new TaskState(TASK, List.of(PLAIN, ENCODED, INITIAL), false, this);
        }

        @Override
        public void processElement(StreamRecord<String> item) {
            Cart cart = new Cart((String) getCurrentKey(), List.of(item.getValue()));
            state.set(PLAIN, cart);
            state.set(ENCODED, cart);
        }

        /** What Flink's own table has for a key. */
        Object kept(String key, PerKey<?> handle) throws Exception {
            setCurrentKey(key);
            ValueState<?> value = getPartitionedState(
                    VoidNamespace.INSTANCE,
                    VoidNamespaceSerializer.INSTANCE,
                    new ValueStateDescriptor<>(
                            StateNames.of(TASK, handle.name()),
                            StoredForm.of(handle, getExecutionConfig().getSerializerConfig())
                                    .orElseThrow()));
            return value.value();
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, String, Cart> harness(Holding operator)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(operator, item -> item.substring(0, 3), Types.STRING);
    }

    @Test
    void theTableHoldsBytes() throws Exception {
        Holding operator = new Holding();
        try (var harness = harness(operator)) {
            harness.open();
            assertThat((Object) operator.getKeyedStateBackend()).isInstanceOf(HeapKeyedStateBackend.class);
            harness.processElement(new StreamRecord<>("ann pear"));

            assertThat(operator.kept("ann", ENCODED)).isInstanceOf(Encoded.class);
            assertThat(operator.kept("ann", PLAIN)).isInstanceOf(Cart.class);
            assertThat(operator.kept("bob", ENCODED)).isNull();
            operator.setCurrentKey("ann");
            assertThat(operator.state.get(ENCODED)).isEqualTo(new Cart("ann", List.of("ann pear")));
            assertThat(operator.state.get(INITIAL)).isEqualTo(new Cart("nobody", List.of()));
            operator.state.set(ENCODED, null);
            assertThat(operator.kept("ann", ENCODED)).isNull();
        }
    }

    @Test
    void itHoldsBytesAfterARestoreToo() throws Exception {
        Holding before = new Holding();
        Holding after = new Holding();
        try (var first = harness(before);
                var second = harness(after)) {
            first.open();
            first.processElement(new StreamRecord<>("ann pear"));
            second.initializeState(first.snapshot(1, 1));
            second.open();

            assertThat(after.kept("ann", ENCODED)).isInstanceOf(Encoded.class);
            assertThat(after.state.get(ENCODED)).isEqualTo(new Cart("ann", List.of("ann pear")));
        }
    }
}
