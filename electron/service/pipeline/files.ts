/**
 * Files that people hand in or take away (上传与下载), known by the SHA-256 of their bytes and kept for the one who
 * handed them in. They are not the books: an upload is read by the operation that names it, and may be forgotten later.
 */
export interface Files {
  /** Takes bytes in; the same bytes give the same digest. */
  put(owner: string, bytes: Uint8Array): Promise<KeptFile>;
  /** The bytes that this owner handed in, or undefined. */
  bytes(owner: string, sha256: string): Promise<Uint8Array | undefined>;
  /** Where they lie, for a worker or a reader that wants a path; undefined when this owner did not hand them in. */
  path(owner: string, sha256: string): Promise<string | undefined>;
}

export interface KeptFile {
  readonly sha256: string;
  readonly bytes: number;
}
