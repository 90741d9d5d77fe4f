const SQLITE_FULL = 13

/** Whether an error says that the disk is full, from SQLite or from the file system. */
export function isStorageFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown }
  return code === 'ENOSPC' || code === 'EDQUOT' || (isSqliteError(error) && errcode === SQLITE_FULL)
}

export function isSqliteError(error: unknown): boolean {
  return error instanceof Error && (error as Error & { code?: unknown }).code === 'ERR_SQLITE_ERROR'
}
