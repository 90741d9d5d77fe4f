/** A file link must live until the browser has begun to read it. */
const LINK_LIFE_MS = 60_000

/**
 * Gives a file to the officer: through the phone's own sharing where it takes files, else as a download. Tells which
 * it was; 'cancelled' when the officer closed the sharing.
 */
export async function handOver(file: File): Promise<'shared' | 'downloaded' | 'cancelled'> {
  if (navigator.canShare?.({ files: [file] }) === true) {
    try {
      await navigator.share({ files: [file] })
      return 'shared'
    } catch (error) {
      if ((error as DOMException).name === 'AbortError') return 'cancelled'
      // Refused, mostly because the file took longer than a tap counts: then it is downloaded.
    }
  }
  download(file)
  return 'downloaded'
}

function download(file: File): void {
  const url = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: url, download: file.name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), LINK_LIFE_MS)
}
