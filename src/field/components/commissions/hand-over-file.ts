import type { Attachment } from '../../../domain/commission/commission.ts'

const MIMES: Record<Attachment['kind'], string> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

const PATIENCE_MS = 60_000

/** Gives a file to the phone's own programs under its name. */
export function handOverFile(bytes: ArrayBuffer, { kind, name }: Attachment): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: MIMES[kind] }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Read at once by some browsers and a while later by others.
  setTimeout(() => URL.revokeObjectURL(url), PATIENCE_MS)
}
