package io.portals.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Fixtures.Keep;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References are plain values: equal wherever they are made, checked for their form where they are made. */
class ReferencesTest {
    private static final Type<List<String>> LISTS = new Type<>() {};

    @Test
    void whatTheBuilderGivesEqualsWhatIsMadeElsewhere() {
        Application.named("shop", app -> {
            Input<String> words = app.input("words", String.class);
            assertEqual(words, Input.at("/shop/inputs/words", String.class));
            assertEqual(app.input("lists", LISTS), Input.at("/shop/inputs/lists", LISTS));
            assertEqual(
                    app.generator("numbers", Generator.range(0, 9, 3)),
                    AtomicStream.at("/shop/generators/numbers", Long.class));
            assertEqual(app.sequencer("all", String.class), Sequencer.at("/shop/sequencers/all", String.class));
            assertEqual(
                    app.workflow("plain", words)
                            .map(Integer.class, String::length)
                            .sink(),
                    AtomicStream.at("/shop/workflows/plain/stream", Integer.class));
            assertEqual(
                    Fixtures.words(app, "keyed")
                            .process("p", String.class, new Keep())
                            .sink(),
                    AtomicStream.at("/shop/workflows/keyed/stream", String.class));
        });
    }

    @Test
    void whatNamesOneStreamIsEqualWhateverItsClass() {
        assertEqual(Input.at("/shop/inputs/words", String.class), AtomicStream.at("/shop/inputs/words", String.class));
        assertEqual(
                Sequencer.at("/shop/sequencers/s", String.class), AtomicStream.at("/shop/sequencers/s", String.class));
    }

    @Test
    void bothEndsOfAPortalAreEqual() {
        KeyedPortal<Integer, String, Long> end =
                KeyedPortal.at("/shop/portals/p", String.class, Long.class, Integer.class, String::length);
        assertEqual(end, Portal.at("/shop/portals/p", String.class, Long.class));
        assertThat(end.key()).isEqualTo(Type.of(Integer.class));
        assertThat(end.keyOf().apply("pear")).isEqualTo(4);
    }

    @Test
    void anotherPathOrAnotherTypeMakesAnotherReference() {
        Input<String> words = Input.at("/shop/inputs/words", String.class);
        assertThat(words)
                .isNotEqualTo(Input.at("/shop/inputs/wards", String.class))
                .isNotEqualTo(Input.at("/shop/inputs/words", Integer.class))
                .isNotEqualTo(Input.at("/shop/inputs/words", LISTS));

        Portal<String, Long> portal = Portal.at("/shop/portals/p", String.class, Long.class);
        assertThat(portal)
                .isNotEqualTo(Portal.at("/shop/portals/q", String.class, Long.class))
                .isNotEqualTo(Portal.at("/shop/portals/p", Integer.class, Long.class))
                .isNotEqualTo(Portal.at("/shop/portals/p", String.class, Integer.class));
    }

    @Test
    void referencesAreTheSameAfterTheyWereShipped() throws Exception {
        KeyedPortal<Integer, String, Long> portal =
                KeyedPortal.at("/shop/portals/p", String.class, Long.class, Integer.class, String::length);
        assertEqual(shipped(Input.at("/shop/inputs/lists", LISTS)), Input.at("/shop/inputs/lists", LISTS));
        assertEqual(shipped(portal), portal);
        assertThat(shipped(portal).keyOf().apply("pear")).isEqualTo(4);
    }

    @Test
    void theyPrintPathAndTypes() {
        assertThat(Input.at("/shop/inputs/words", String.class)).hasToString("/shop/inputs/words of java.lang.String");
        assertThat(Portal.at("/shop/portals/p", String.class, Long.class))
                .hasToString("/shop/portals/p of java.lang.String -> java.lang.Long");
        assertThat(Input.at("/shop/inputs/lists", LISTS))
                .hasToString("/shop/inputs/lists of io.portals.api.ReferencesTest$1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "shop/inputs/words | does not start with /",
                "/inputs/words | has 2 parts instead of three or more",
                "/shop/inputs/my words | the part \"my words\" contains ' '; use letters, digits and - _ . +",
                "/shop//words | the part \"\" is empty",
                "/shop/inputs/words/ | the part \"\" is empty",
                "/ | the part \"\" is empty"
            })
    void pathsThatAreNone(String path, String problem) {
        assertThatThrownBy(() -> AtomicStream.at(path, String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reference \"" + path + "\": " + problem
                        + "; a path looks like /shop/inputs/lines or /shop/workflows/counts/stream");
        assertThatNoException().isThrownBy(() -> AtomicStream.at("/shop/inputs/words", String.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/sequencers/words", "/shop/inputs/words/more"})
    void inputsThatAreNone(String path) {
        assertThatThrownBy(() -> Input.at(path, String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reference \"" + path + "\": names no input; its path looks like /shop/inputs/NAME");
        assertThatNoException().isThrownBy(() -> Input.at("/shop/inputs/words", String.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/inputs/words", "/shop/sequencers/words/more"})
    void sequencersThatAreNone(String path) {
        assertThatThrownBy(() -> Sequencer.at(path, String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "reference \"" + path + "\": names no sequencer; its path looks like /shop/sequencers/NAME");
        assertThatNoException().isThrownBy(() -> Sequencer.at("/shop/sequencers/words", String.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/inputs/words", "/shop/portals/words/more"})
    void portalsThatAreNone(String path) {
        String message = "reference \"" + path + "\": names no portal; its path looks like /shop/portals/NAME";
        assertThatThrownBy(() -> Portal.at(path, String.class, Long.class)).hasMessage(message);
        assertThatThrownBy(() -> KeyedPortal.at(path, String.class, Long.class, String.class, word -> word))
                .hasMessage(message);
        assertThatNoException().isThrownBy(() -> Portal.at("/shop/portals/words", String.class, Long.class));
    }

    @Test
    void pathsAreTakenApart() {
        assertThat(Path.application("/shop/workflows/w/stream")).isEqualTo("shop");
        assertThat(Path.kind("/shop/workflows/w/stream")).isEqualTo(Path.WORKFLOWS);
        assertThat(Path.kind("/shop/inputs/words")).isEqualTo(Path.INPUTS);
        assertThat(Path.of("shop", Path.INPUTS, "words")).isEqualTo("/shop/inputs/words");
    }

    private static void assertEqual(Object one, Object other) {
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(other).isEqualTo(one);
    }

    @SuppressWarnings("unchecked")
    private static <T> T shipped(T value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    @Test
    void typesOfTheSameKindAreEqual() {
        List<Type<List<String>>> made = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            made.add(new Type<>() {});
        }
        assertEqual(made.get(0), made.get(1));
        assertEqual(Type.of(String.class), Type.of(String.class));
        assertEqual(Type.oneOf(String.class, Long.class), Type.oneOf(Long.class, String.class));
        assertThat(Type.of(String.class)).isNotEqualTo(Type.of(Long.class)).isNotEqualTo(Type.oneOf(String.class));
        assertThat(Type.oneOf(String.class, Long.class)).isNotEqualTo(Type.oneOf(String.class));
    }

    @Test
    void onlyTypesWithoutParametersAreKnownToDiffer() {
        assertThat(Type.of(String.class).differsFrom(Type.of(Long.class))).isTrue();
        assertThat(Type.of(String.class).differsFrom(Type.of(String.class))).isFalse();
        assertThat(Type.of(String.class).differsFrom(Type.oneOf(String.class))).isTrue();
        assertThat(Type.of(String.class).differsFrom(LISTS)).isFalse();
        assertThat(LISTS.differsFrom(new Type<List<Long>>() {})).isFalse();
    }

    @Test
    void typesThatAreNone() {
        assertThatThrownBy(() -> Type.of(int.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Type.of(int): events and state are objects; use the wrapper class instead");
        assertThat(Type.of(Integer.class)).hasToString("java.lang.Integer");
        assertThatThrownBy(() -> Type.oneOf())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Type.oneOf(): name at least one variant");
        assertThatThrownBy(() -> Type.oneOf(String.class, String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Type.oneOf(): java.lang.String is named twice");
        assertThat(Type.oneOf(String.class, Long.class)).hasToString("oneOf(java.lang.String, java.lang.Long)");
    }
}
