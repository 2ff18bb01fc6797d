package imprint.factory.batch;

import imprint.factory.DeviceInfo;
import imprint.factory.StorageLayout;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;

/** Orders of units that are made quickly. */
final class Orders {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Orders() {}

  static Order of(int count) {
    return of(count, Optional.empty());
  }

  static Order of(int count, Optional<OwnKeys> ownKeys) {
    return new Order(
        DeviceInfo.ofIds(new VendorId(0xFFF1), new ProductId(0x8000)),
        count,
        new Order.Access(
            CommissioningFlow.STANDARD,
            DiscoveryCapabilities.BLE,
            1000,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Order.Naming(
            Optional.empty(),
            SerialSource.random(RANDOM),
            false,
            Optional.empty(),
            Optional.empty()),
        new DacSource.None(),
        new Order.DacTerms(36_500, Optional.empty()),
        Optional.empty(),
        new Images(0x3000, new ImageKey.None(), true, StorageLayout.NVS, true, OptionalInt.empty()),
        ownKeys);
  }

  /** A run of it, without pictures and without waiting for the disk. */
  static Generation run(Order order, Generation.Watcher watcher) {
    return run(order, watcher, new NoSync());
  }

  static Generation run(Order order, Generation.Watcher watcher, FileSync sync) {
    return new Generation(
        order,
        RANDOM,
        Clock.systemUTC(),
        _ -> new byte[] {1},
        number -> new Discriminator((int) (number % 4096)),
        sync,
        2,
        watcher);
  }

  static Generation.Report made(Order order, Path out) {
    return run(order, new Quiet()).run(out, false);
  }

  /** A killed process loses nothing that it gave to the system. */
  static class NoSync implements FileSync {
    @Override
    public void written(FileChannel file) {}

    @Override
    public void settle(Path folder) throws java.io.IOException {}
  }

  static class Quiet implements Generation.Watcher {
    @Override
    public void waiting(Path folder) {}

    @Override
    public void resuming(int made, int of) {}

    @Override
    public void closed(int made, int of) {}

    @Override
    public void capacity(int entries, int of) {}

    @Override
    public void progress(int made, int of) {}
  }
}
