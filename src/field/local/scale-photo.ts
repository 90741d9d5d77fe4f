/** What is sent of a photo: a JPEG of at most 1600 px, and a preview of at most 20 KB that travels first. */
export interface ScaledPhoto {
  picture: ArrayBuffer
  preview: ArrayBuffer | null
}

const PICTURE_EDGE_PX = 1600
const PICTURE_QUALITY = 0.8
const PREVIEW_BYTES = 20 * 1024
/** Tried in turn until the preview is small enough. */
const PREVIEW_STEPS = [
  { edge: 320, quality: 0.7 },
  { edge: 320, quality: 0.5 },
  { edge: 240, quality: 0.4 },
]

type AnyCanvas = OffscreenCanvas | HTMLCanvasElement

/**
 * Takes the camera's file; gives its scaled JPEGs, turned as the camera was held. Drawing anew leaves all EXIF behind,
 * the place with it. Rejects when this browser cannot read the picture.
 */
export async function scalePhoto(file: Blob): Promise<ScaledPhoto> {
  const full = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    const picture = drawScaled(full, PICTURE_EDGE_PX)
    const [pictureBytes, preview] = await Promise.all([
      encodeJpeg(picture, PICTURE_QUALITY),
      makePreview(picture),
    ])
    return { picture: pictureBytes, preview }
  } finally {
    full.close()
  }
}

async function makePreview(picture: AnyCanvas): Promise<ArrayBuffer | null> {
  for (const { edge, quality } of PREVIEW_STEPS) {
    const bytes = await encodeJpeg(drawScaled(picture, edge), quality)
    if (bytes.byteLength <= PREVIEW_BYTES) return bytes
  }
  return null
}

function drawScaled(source: ImageBitmap | AnyCanvas, longEdge: number): AnyCanvas {
  const scale = Math.min(1, longEdge / Math.max(source.width, source.height))
  const canvas = createCanvas(Math.round(source.width * scale), Math.round(source.height * scale))
  const context = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D | null
  if (context === null) throw new Error('no canvas on this phone')
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** iOS before 16.4 has no OffscreenCanvas: there this runs in the page, with a canvas of the page. */
function createCanvas(width: number, height: number): AnyCanvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height)
  return Object.assign(document.createElement('canvas'), { width, height })
}

async function encodeJpeg(canvas: AnyCanvas, quality: number): Promise<ArrayBuffer> {
  const blob = await toBlob(canvas, quality)
  // A browser that cannot encode a type silently gives PNG, ten times the size.
  if (blob?.type !== 'image/jpeg') throw new Error('no JPEG encoder on this phone')
  return blob.arrayBuffer()
}

function toBlob(canvas: AnyCanvas, quality: number): Promise<Blob | null> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/jpeg', quality })
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
