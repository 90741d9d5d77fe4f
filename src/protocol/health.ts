import * as v from 'valibot'

/** `GET /healthz` and `GET /readyz`, for the office's own watchmen. */
export const healthState = v.object({
  status: v.picklist(['live', 'ready', 'storage_full', 'backup_late', 'failed']),
})
