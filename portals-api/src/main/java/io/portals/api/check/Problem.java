package io.portals.api.check;

import java.io.Serializable;

/**
 * Something that is wrong with an application.
 *
 * @param path where
 * @param what what is wrong
 * @param remedy how to mend it
 */
public record Problem(String path, String what, String remedy) implements Serializable {
    @Override
    public String toString() {
        return path + ": " + what + "; " + remedy;
    }
}
