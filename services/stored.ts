/** A document with the etag under which it may be written again. */
export type Stored<T> = { readonly value: T; readonly etag: string };
