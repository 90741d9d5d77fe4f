import { nextTick, onBeforeUnmount, onMounted, watch, type ComponentPublicInstance } from 'vue'
import { noteClosed, noteOpen, type OpenModal } from './open-modals.ts'

interface ModalOptions extends OpenModal {
  isOpen: () => boolean
}

/**
 * Keeps a native <dialog> in step with a prop. The browser gives the top layer, the inert page behind and Esc; here
 * stand the places where browsers differ: what gets focus first, where it returns to, and a forced Esc.
 */
export function useModal({ isOpen, isLocked, onClose }: ModalOptions) {
  const modal = { isLocked, onClose }
  let dialog: HTMLDialogElement | undefined
  let opener: Element | null = null

  function attach(element: Element | ComponentPublicInstance | null) {
    if (element instanceof HTMLDialogElement) dialog = element
  }

  function show() {
    if (dialog === undefined || dialog.open || !dialog.isConnected) return
    noteOpen(modal)
    opener = document.activeElement
    // Safari 14 knows the element but not the method: there it stands in the page, still named and focused.
    if (typeof dialog.showModal === 'function') dialog.showModal()
    else dialog.setAttribute('open', '')
    const first =
      dialog.querySelector<HTMLElement>('[data-first-focus]') ?? dialog.querySelector<HTMLElement>('h2')
    first?.focus()
  }

  function hide() {
    noteClosed(modal)
    if (dialog?.open !== true) return
    if (typeof dialog.close === 'function') dialog.close()
    else dialog.removeAttribute('open')
    returnFocus()
  }

  function returnFocus() {
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    opener = null
  }

  function handleCancel(event: Event) {
    event.preventDefault()
    if (!isLocked()) onClose()
  }

  function handlePointer(event: MouseEvent) {
    if (event.target === dialog && !isLocked() && isOutside(event, dialog)) onClose()
  }

  // Chrome closes on a second Esc even when the first was refused: open again, or let the owner know.
  function handleClose() {
    if (!isOpen()) return
    if (isLocked()) show()
    else onClose()
  }

  onMounted(() => {
    dialog?.addEventListener('cancel', handleCancel)
    dialog?.addEventListener('mousedown', handlePointer)
    dialog?.addEventListener('close', handleClose)
  })
  onBeforeUnmount(() => {
    // Going away is no wish to close: whoever owns the state may show it again.
    dialog?.removeEventListener('close', handleClose)
    hide()
  })
  watch(
    isOpen,
    async (open) => {
      if (!open) return hide()
      await nextTick()
      if (isOpen()) show()
    },
    { immediate: true, flush: 'post' },
  )

  return { attach }
}

function isOutside(event: MouseEvent, dialog: HTMLDialogElement): boolean {
  const box = dialog.getBoundingClientRect()
  return (
    event.clientX < box.left ||
    event.clientX > box.right ||
    event.clientY < box.top ||
    event.clientY > box.bottom
  )
}
