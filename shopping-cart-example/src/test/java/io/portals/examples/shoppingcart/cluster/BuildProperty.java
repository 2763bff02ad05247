package io.portals.examples.shoppingcart.cluster;

/** What the build tells the test, as system properties of failsafe. */
final class BuildProperty {
    private BuildProperty() {}

    static String of(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("no system property " + name
                    + "; start the test by mvn verify, or set what pom.xml sets for failsafe");
        }
        return value;
    }
}
