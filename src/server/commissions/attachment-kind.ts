import type { AttachmentKind } from '../../domain/commission/commission.ts'
import { pictureKindOf } from '../blobs/uploads.usecases.ts'

/** The kind by the bytes, whatever its name says; undefined for anything that is no such document. */
export function attachmentKindOf(bytes: Buffer): AttachmentKind | undefined {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf'
  if (isWordDocument(bytes)) return 'docx'
  return pictureKindOf(bytes)
}

/** An archive that has the main part of a Word document; one with macros says so in its list of parts and is refused. */
function isWordDocument(bytes: Buffer): boolean {
  const isArchive = bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))
  return isArchive && bytes.includes('word/document.xml') && !bytes.includes('vbaProject.bin')
}
