import type { CommissionId, Sha256 } from '../../domain/ids.ts'
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../protocol/headers.ts'

/** The bytes of a commission's attachment; null without network or access. */
export async function downloadAttachment(
  commissionId: CommissionId,
  sha256: Sha256,
  fetcher: typeof fetch,
): Promise<ArrayBuffer | null> {
  try {
    const response = await fetcher(`/api/commissions/${commissionId}/files/${sha256}`, {
      headers: { [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
    })
    const isOurs = response.ok && response.headers.get(PROTOCOL_HEADER) !== null
    return isOurs ? await response.arrayBuffer() : null
  } catch {
    return null
  }
}
