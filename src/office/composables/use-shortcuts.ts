import { onScopeDispose, readonly, shallowRef } from 'vue'

const STORAGE_KEY = 'caifeng.shortcuts'

const isEnabled = shallowRef(readSetting())

/** Single keys disturb people who steer by voice, so they can be switched off (in the help). */
export function useShortcutSetting() {
  function setEnabled(enabled: boolean) {
    isEnabled.value = enabled
    try {
      localStorage.setItem(STORAGE_KEY, enabled ? 'on' : 'off')
    } catch {
      // The choice then holds until the page is closed.
    }
  }
  return { isEnabled: readonly(isEnabled), setEnabled }
}

/** Runs what belongs to a key pressed outside of text fields and dialogs. A handler may be left out for now. */
export function useShortcuts(handlers: () => Record<string, (() => void) | undefined>) {
  function handleKey(event: KeyboardEvent) {
    if (!isEnabled.value || !isPlainKey(event) || isOccupied(event.target)) return
    const handler = handlers()[keyOf(event)]
    if (handler === undefined) return
    event.preventDefault()
    handler()
  }
  window.addEventListener('keydown', handleKey)
  onScopeDispose(() => window.removeEventListener('keydown', handleKey))
}

function isPlainKey(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented
}

/** While a Chinese input method is on, browsers name the key `Process`; the place on the keyboard still tells it. */
function keyOf({ key, code }: KeyboardEvent): string {
  if (key === 'Process' && code.startsWith('Key')) return code.slice(3).toLowerCase()
  return key.length === 1 ? key.toLowerCase() : key
}

function isOccupied(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]') !== null) return true
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

function readSetting(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'off'
  } catch {
    return true
  }
}
