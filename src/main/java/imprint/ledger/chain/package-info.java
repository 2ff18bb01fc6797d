/** What binds the ledger's events to each other, so that none is altered, added or lost unseen. */
@org.jspecify.annotations.NullMarked
package imprint.ledger.chain;
