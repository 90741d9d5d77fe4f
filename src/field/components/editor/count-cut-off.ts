/** Characters of a paste (UTF-16 units, as the field counts them) that a field with this limit leaves out without a word. */
export function countCutOff({ clipboardData, target }: ClipboardEvent, limit: number): number {
  if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return 0
  const pasted = clipboardData?.getData('text/plain') ?? ''
  const room = limit - target.value.length + ((target.selectionEnd ?? 0) - (target.selectionStart ?? 0))
  return Math.max(0, pasted.length - Math.max(0, room))
}
