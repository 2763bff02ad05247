package io.portals.playground.js;

/** What the core says, in words of scripts: it names what there is in Java. */
final class Wording {
    /** What stands in messages of the core, and what stands for it in those for scripts, in turn. */
    private static final String[] WORDS = {
        "with .replies(...)", "by .replier(portal, ctx => x => ..., ctx => request => ...)",
        "app.branch(...) or app.rest(...)", "builder.splits.split(splitter, x => ...)",
        "app.connect(stream, sequencer)", "builder.connections.connect(stream, sequencer)",
        "null: (JavaScript) ", "",
        "(JavaScript) ", "",
    };

    private Wording() {}

    static String ofScripts(String message) {
        String text = message.replaceAll("java\\.lang\\.\\w+: ", "");
        for (int i = 0; i < WORDS.length; i += 2) {
            text = text.replace(WORDS[i], WORDS[i + 1]);
        }
        return text;
    }
}
