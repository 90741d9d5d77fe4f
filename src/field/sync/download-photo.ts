import type { ItemId, Sha256 } from '../../domain/ids.ts'
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../protocol/headers.ts'

/** A photo of an own item that this phone does not hold (another phone took it); null without network or access. */
export async function downloadPhoto(
  itemId: ItemId,
  sha256: Sha256,
  fetcher: typeof fetch,
): Promise<Blob | null> {
  try {
    const response = await fetcher(`/api/blobs/${sha256}?item=${itemId}`, {
      headers: { [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
    })
    return response.ok && response.headers.get(PROTOCOL_HEADER) !== null ? await response.blob() : null
  } catch {
    return null
  }
}
