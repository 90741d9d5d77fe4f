import { defineStore } from 'pinia'
import { ref, watchEffect } from 'vue'

export const TEXT_SIZES = ['normal', 'large', 'largest'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

const STORAGE_KEY = 'caifeng.text-size'

/** The text size of this phone; it holds for whoever signs in. */
export const useSettingsStore = defineStore('settings', () => {
  const textSize = ref<TextSize>(readTextSize())

  watchEffect(() => {
    document.documentElement.dataset['textSize'] = textSize.value
  })

  function setTextSize(value: TextSize): void {
    textSize.value = value
    keepTextSize(value)
  }

  return { textSize, setTextSize }
})

function readTextSize(): TextSize {
  try {
    const kept = localStorage.getItem(STORAGE_KEY)
    return TEXT_SIZES.find((size) => size === kept) ?? 'normal'
  } catch {
    // Storage is closed to the page: the choice then holds until the page is closed.
    return 'normal'
  }
}

function keepTextSize(value: TextSize): void {
  try {
    localStorage.setItem(STORAGE_KEY, value)
  } catch {
    // See above.
  }
}
