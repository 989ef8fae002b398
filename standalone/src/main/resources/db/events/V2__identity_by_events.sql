-- Whose events a read model was built from is told by the events themselves, in whatever store they are.
drop table store_identity;
