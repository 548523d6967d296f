"""The way in for programs: tokens, scopes, refusals as problem+json, pages by cursor, acts done once per key."""
