package imprint.factory.batch;

/** A unit as it is before anything of it lies on the disk. */
record MadeUnit(UnitRecord record, UnitFiles files) {}
