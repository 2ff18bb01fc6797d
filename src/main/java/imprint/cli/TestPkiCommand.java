package imprint.cli;

import imprint.factory.TestProduct;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "testpki",
    description = "Makes a TEST PAA, PAI, Certification Declaration and product.yaml.")
final class TestPkiCommand implements Runnable {
  private final Surroundings with;

  @Parameters(paramLabel = "DIR", description = "Where the files go.")
  Path folder;

  @Option(
      names = "--vid",
      required = true,
      paramLabel = "V",
      description = "A test vendor id, 0xFFF1 to 0xFFF4.")
  String vendorId;

  @Option(names = "--pid", required = true, paramLabel = "P", description = "The product id.")
  String productId;

  TestPkiCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    Path yaml =
        TestProduct.create(
            folder,
            VendorId.parse(vendorId),
            ProductId.parse(productId),
            with.random(),
            with.clock());
    with.out().println(yaml);
  }
}
