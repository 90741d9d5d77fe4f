/** Hands the text to the browser as a file that any word processor opens. */
export function saveText(text: string, name: string): void {
  // With the mark in front, word processors read it as UTF-8.
  const url = URL.createObjectURL(new Blob([`\uFEFF${text}\n`], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.txt`
  link.click()
  // Some browsers read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

let lastPaper: HTMLIFrameElement | undefined

/** Prints the text alone, from a page of its own behind the desk. */
export function printText(text: string, title: string): void {
  // Not every browser says when it has printed.
  lastPaper?.remove()
  const frame = document.createElement('iframe')
  lastPaper = frame
  // Out of sight, yet laid out: of a frame that is not, some browsers print nothing.
  frame.style.cssText =
    'position: fixed; right: 0; bottom: 0; width: 0; height: 0; border: 0; visibility: hidden'
  document.body.append(frame)
  const page = frame.contentDocument
  if (page === null) return
  page.title = title
  const paper = page.createElement('pre')
  paper.textContent = text
  paper.style.cssText = 'white-space: pre-wrap; font: 16pt/1.8 FangSong_GB2312, FangSong, serif'
  page.body.append(paper)
  frame.contentWindow?.addEventListener('afterprint', () => frame.remove())
  frame.contentWindow?.print()
}
