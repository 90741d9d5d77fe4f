/** A dialog that stands open: the last one opened is on top. */
export interface OpenModal {
  isLocked: () => boolean
  onClose: () => void
}

const openModals: OpenModal[] = []

export function noteOpen(modal: OpenModal): void {
  noteClosed(modal)
  openModals.push(modal)
}

export function noteClosed(modal: OpenModal): void {
  const place = openModals.indexOf(modal)
  if (place !== -1) openModals.splice(place, 1)
}

/** For a step back: true when a dialog stood open. It is asked to close, unless something is under way in it. */
export function closeTopModal(): boolean {
  const top = openModals[openModals.length - 1]
  if (top?.isLocked() === false) top.onClose()
  return top !== undefined
}
