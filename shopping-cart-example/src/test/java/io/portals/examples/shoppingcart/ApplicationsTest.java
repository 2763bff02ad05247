package io.portals.examples.shoppingcart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.portals.api.Application;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.LaunchCheck;
import io.portals.api.graph.Registry;
import io.portals.examples.shoppingcart.analytics.AnalyticsApplication;
import io.portals.examples.shoppingcart.cart.CartApplication;
import io.portals.examples.shoppingcart.inventory.InventoryApplication;
import io.portals.examples.shoppingcart.orders.OrdersApplication;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationsTest {
    private static final String ROOT = "io.portals.examples.shoppingcart";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void theFourFindEachOther() {
        assertThatCode(() -> launch(
                        AnalyticsApplication.create(),
                        OrdersApplication.create(),
                        CartApplication.create(),
                        InventoryApplication.create()))
                .doesNotThrowAnyException();
    }

    @Test
    void theCartNeedsTheInventory() {
        assertThatThrownBy(() ->
                        launch(AnalyticsApplication.create(), OrdersApplication.create(), CartApplication.create()))
                .isInstanceOf(InvalidApplicationException.class)
                .hasMessageContaining("/inventory/portals/stock");
    }

    @Test
    void theApplicationsKnowNeitherFlinkNorTheLauncher() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".inventory", ROOT + ".cart", ROOT + ".orders", ROOT + ".analytics")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "io.portals.flink..", ROOT + ".launch..")
                .check(CLASSES);
    }

    @Test
    void anApplicationKnowsThoseBeforeItOnly() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".inventory")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".cart", ROOT + ".orders", ROOT + ".analytics")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".cart")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".orders", ROOT + ".analytics")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".analytics")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".cart", ROOT + ".inventory")
                .check(CLASSES);
    }

    private static void launch(Application... applications) {
        LaunchCheck.check(Registry.of(List.of(applications)));
    }
}
