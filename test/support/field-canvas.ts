import { vi } from 'vitest'

/** A browser's canvas as far as scaling photos needs it: it can read what begins like a JPEG, and writes small ones. */
export function stubCanvas(): void {
  vi.stubGlobal('createImageBitmap', async (file: Blob) => {
    const text = await file.text()
    if (!text.startsWith('JPEG')) throw new DOMException('cannot be decoded', 'InvalidStateError')
    return { width: 4032, height: 3024, text, close: () => {} }
  })
  vi.stubGlobal('OffscreenCanvas', FakeCanvas)
}

class FakeCanvas {
  text = ''
  readonly width: number
  readonly height: number

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
  }

  getContext() {
    return { drawImage: (source: { text: string }) => (this.text = source.text) }
  }

  async convertToBlob({ type, quality }: { type: string; quality: number }): Promise<Blob> {
    return new Blob([`${this.text} ${this.width}x${this.height} at ${quality}`], { type })
  }
}
