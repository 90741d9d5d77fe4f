import { onMounted, watch, type ShallowRef } from 'vue'

/**
 * A text area as tall as its text. Where the browser can do it (`field-sizing`), style alone does; elsewhere the
 * height is measured once a frame, and first made small only when the text became shorter.
 */
export function useAutoGrow(area: Readonly<ShallowRef<HTMLTextAreaElement | null>>, text: () => string) {
  if (typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')) return
  let isPlanned = false
  let measuredLength = 0

  function plan() {
    if (isPlanned) return
    isPlanned = true
    requestAnimationFrame(fit)
  }

  function fit() {
    isPlanned = false
    const element = area.value
    if (element === null) return
    const { length } = element.value
    if (length < measuredLength) element.style.height = 'auto'
    measuredLength = length
    if (element.scrollHeight > element.clientHeight)
      element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`
  }

  onMounted(plan)
  watch(text, plan)
}
