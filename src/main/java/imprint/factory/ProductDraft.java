package imprint.factory;

import imprint.attestation.AttestationCheck;
import imprint.attestation.KeyPlace;
import imprint.attestation.TokenUri;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product while somebody puts it together: takes files and fields in any order, and says at each
 * moment what is missing and what does not fit. Not for use by several threads at a time.
 */
public final class ProductDraft implements AutoCloseable {
  private final AttestationCheck check;
  private final CredentialDraft credentials = new CredentialDraft();
  private DraftFields fields = DraftFields.EMPTY;
  private @Nullable ProductFile opened;

  public ProductDraft(InstantSource clock) {
    check = new AttestationCheck(clock);
  }

  /**
   * Takes in a credential, told from its content, or a product.yaml, which replaces all that is
   * here. Empty id fields are filled with what a credential says.
   *
   * @param password for an encrypted key; not wiped here; null where there is none
   * @throws Refusal where the file is nothing that a product needs; the draft is as before then
   */
  public void add(Path file, char @Nullable [] password) {
    if (isProductFile(file)) {
      open(file, password);
      return;
    }
    credentials.add(file, password);
    fillIds();
  }

  /**
   * Takes a key that is on a token; it replaces the one that was here, and waits for its PIN.
   *
   * @param uri see {@link TokenUri}
   * @throws Refusal {@code attestation.key-uri-…}; the draft is as before then
   */
  public void addToken(String uri) {
    credentials.add(TokenUri.parse(uri.strip()), null);
  }

  private static boolean isProductFile(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private void open(Path file, char @Nullable [] password) {
    ProductFile read = ProductFile.load(file);
    Product.Credentials named = read.product().credentials();
    List<Path> files = new ArrayList<>();
    files.add(named.paiCertificate());
    switch (named.paiKey()) {
      case KeyPlace.InFile(Path key) -> files.add(key);
      case KeyPlace.OnToken _ -> {}
    }
    files.add(named.certificationDeclaration());
    Path paa = named.paaCertificate();
    if (paa != null) {
      files.add(paa);
    }
    credentials.clear();
    opened = read;
    fields = DraftFields.of(read.product());
    if (named.paiKey() instanceof KeyPlace.OnToken(TokenUri token)) {
      credentials.add(token, password);
    }
    // the first that cannot be read is told; its place stays empty and says so
    Refusal unusable = null;
    for (Path credential : files) {
      try {
        credentials.add(credential, password);
      } catch (Refusal refusal) {
        unusable = unusable == null ? refusal : unusable;
      }
    }
    Path signer = named.cdSignerCertificate();
    if (signer != null && unusable == null) {
      credentials.cdSigner(signer);
    }
    if (unusable != null) {
      throw unusable;
    }
  }

  /** Opens the key that is here with a password; not wiped here. */
  public void unlock(char[] password) {
    credentials.unlock(password);
  }

  /** What stands in the fields now. */
  public void fields(DraftFields typed) {
    fields = typed;
  }

  private void fillIds() {
    credentials.vendorId().ifPresent(id -> fillIfBlank(DraftField.VENDOR_ID, id.toString()));
    credentials.productId().ifPresent(id -> fillIfBlank(DraftField.PRODUCT_ID, id.toString()));
  }

  private void fillIfBlank(DraftField field, String text) {
    if (fields.get(field).isBlank()) {
      fields = fields.with(field, text);
    }
  }

  /** Where the product was read from or saved to. */
  public Optional<Path> file() {
    return Optional.ofNullable(opened).map(ProductFile::file);
  }

  public DraftView view() {
    DraftFieldCheck typed = new DraftFieldCheck(fields);
    List<Finding> wrong = new ArrayList<>(typed.wrong());
    List<Finding> missing = new ArrayList<>();
    if (!credentials.files().containsKey(DraftPlace.PAI_CERTIFICATE)) {
      missing.add(Finding.error("draft.pai-certificate-missing"));
    }
    if (!credentials.files().containsKey(DraftPlace.PAI_KEY)) {
      missing.add(Finding.error("draft.pai-key-missing"));
    }
    wrong.addAll(pairs(typed));
    credentials
        .lock()
        .ifPresent(lock -> (lock.code().endsWith("-needed") ? missing : wrong).add(lock));
    if (!credentials.files().containsKey(DraftPlace.CERTIFICATION_DECLARATION)) {
      missing.add(Finding.error("draft.declaration-missing"));
    }
    missing.addAll(typed.missing());
    wrong.sort((a, b) -> b.severity().compareTo(a.severity()));
    return new DraftView(credentials.files(), fields, wrong, missing);
  }

  /** Where the fields name no product yet, the files are held against each other. */
  private List<Finding> pairs(DraftFieldCheck typed) {
    Optional<VendorId> vendor = typed.vendorId().or(credentials::vendorId);
    Optional<ProductId> product = typed.productId().or(credentials::productId);
    return vendor.isEmpty() || product.isEmpty()
        ? List.of()
        : credentials.check(check, vendor.get(), product.get());
  }

  /**
   * Saves a complete draft. Credentials are named where they are, never copied: a key that lies in
   * two places is guarded in one. A file that says the same already is left as it is.
   *
   * @return the file
   * @throws Refusal the first thing that is missing or wrong; file.unwritable
   */
  public Path save(Path file) {
    DraftView now = view();
    if (!now.complete()) {
      throw new Refusal(
          now.missing().isEmpty() ? now.wrong().getFirst() : now.missing().getFirst());
    }
    Product product = product();
    if (opened == null || !opened.file().equals(file) || !opened.product().equals(product)) {
      ProductFile.write(file, product);
      opened = ProductFile.load(file);
    }
    return file;
  }

  /**
   * Whether the file that it was read from or saved to says all of it.
   *
   * @param now the draft's latest view
   */
  public boolean saved(DraftView now) {
    ProductFile before = opened;
    return before != null && now.complete() && before.product().equals(product());
  }

  /** What is needed to go on with it another day. Passwords are not. */
  public KeptDraft kept() {
    return new KeptDraft(file(), fields, credentials.paths(), credentials.token(), "", "");
  }

  /**
   * Goes on with a draft that was kept, in the place of all that is here.
   *
   * @throws Refusal the first file that cannot be read any more; all others are here then
   */
  public void restore(KeptDraft kept) {
    credentials.clear();
    opened = null;
    Refusal unusable = null;
    List<Path> files = new ArrayList<>(kept.files());
    kept.product().ifPresent(files::addFirst);
    for (Path file : files) {
      try {
        add(file, null);
      } catch (Refusal refusal) {
        unusable = unusable == null ? refusal : unusable;
      }
    }
    kept.token().ifPresent(token -> credentials.add(token, null));
    fields = kept.fields();
    if (unusable != null) {
      throw unusable;
    }
  }

  private Product product() {
    ProductFile before = opened;
    return new DraftedProduct(fields, credentials.named())
        .basedOn(before == null ? null : before.product());
  }

  @Override
  public void close() {
    credentials.close();
  }
}
