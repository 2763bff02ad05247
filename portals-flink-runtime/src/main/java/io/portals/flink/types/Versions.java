package io.portals.flink.types;

import java.io.IOException;

/** The versions of what this package writes. */
final class Versions {

    private Versions() {}

    static void require(int found, int supported, String what) throws IOException {
        if (found != supported) {
            throw new IOException("the stored snapshot of " + what + " has version " + found
                    + ", this version of Portals" + " reads version " + supported
                    + ": restore it with the version of Portals that wrote it, or a later one");
        }
    }
}
