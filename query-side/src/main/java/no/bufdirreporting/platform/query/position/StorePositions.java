package no.bufdirreporting.platform.query.position;

import no.bufdirreporting.platform.http.binding.StorePosition;

/** Positions of the read model, as clients may keep them. */
public interface StorePositions {

    /** A position up to which the read model shows all events, on every node. It may show later ones too. */
    StorePosition current();
}
