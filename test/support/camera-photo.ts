import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

export interface CameraPhoto {
  /** EXIF time, local to +08:00: 'YYYY:MM:DD HH:mm:ss'. */
  takenAt?: string
  latitude?: number
  longitude?: number
  /** How the phone was held: the stored pixels are always 4032 by 3024, the scene stands upright once turned. */
  orientation?: keyof typeof TURN_BEFORE_STORING
  /** Another seed, another landscape. */
  seed?: number
}

const LONG = 4032
const SHORT = 3024
const TURN_BEFORE_STORING = { 1: 0, 3: 180, 6: 270, 8: 90 } as const
const NOISE_AMPLITUDE = 15

const cache = fileURLToPath(new URL('../../node_modules/.cache/camera/', import.meta.url))

/** A JPEG as a phone's camera writes it: 12 megapixels, 2 to 4 MB, a landscape with sensor noise, full EXIF. */
export async function makeCameraPhoto(photo: CameraPhoto = {}): Promise<Buffer> {
  const full: Required<CameraPhoto> = {
    takenAt: '2026:11:20 08:30:00',
    latitude: 31.2304,
    longitude: 121.4737,
    orientation: 1,
    seed: 1,
    ...photo,
  }
  const path = join(cache, `${hashOf(full)}.jpg`)
  if (existsSync(path)) return readFileSync(path)
  const bytes = await takePhoto(full)
  mkdirSync(cache, { recursive: true })
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, bytes)
  renameSync(unfinished, path)
  return bytes
}

function hashOf(photo: Required<CameraPhoto>) {
  const { takenAt, latitude, longitude, orientation, seed } = photo
  const parts = [takenAt, latitude, longitude, orientation, seed]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)
}

async function takePhoto(photo: Required<CameraPhoto>) {
  const random = randomFrom(photo.seed)
  const turn = TURN_BEFORE_STORING[photo.orientation]
  const [width, height] = turn % 180 === 0 ? [LONG, SHORT] : [SHORT, LONG]
  const scene = sharp(Buffer.from(drawLandscape(width, height, random))).removeAlpha()
  const { data, info } = await scene.rotate(turn).raw().toBuffer({ resolveWithObject: true })
  addSensorNoise(data, random)
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .withMetadata({ orientation: photo.orientation })
    .withExifMerge(exifOf(photo))
    .jpeg({ quality: 88 })
    .toBuffer()
}

function exifOf({ takenAt, latitude, longitude }: Required<CameraPhoto>) {
  return {
    IFD0: { Make: 'Caifeng', Model: 'Test Camera 12', Software: '1.0', DateTime: takenAt },
    IFD2: {
      DateTimeOriginal: takenAt,
      DateTimeDigitized: takenAt,
      OffsetTime: '+08:00',
      OffsetTimeOriginal: '+08:00',
      FNumber: '9/5',
      ExposureTime: '1/250',
      ISOSpeedRatings: '64',
    },
    IFD3: {
      GPSLatitudeRef: latitude < 0 ? 'S' : 'N',
      GPSLatitude: degreesMinutesSeconds(latitude),
      GPSLongitudeRef: longitude < 0 ? 'W' : 'E',
      GPSLongitude: degreesMinutesSeconds(longitude),
    },
  }
}

function degreesMinutesSeconds(value: number) {
  const tenThousandths = Math.round(Math.abs(value) * 3600 * 10_000)
  const degrees = Math.floor(tenThousandths / 36_000_000)
  const minutes = Math.floor((tenThousandths % 36_000_000) / 600_000)
  return `${degrees}/1 ${minutes}/1 ${tenThousandths % 600_000}/10000`
}

function drawLandscape(width: number, height: number, random: () => number) {
  const hue = 195 + random() * 20
  const horizon = height * (0.45 + random() * 0.1)
  const hills = [0, 1, 2, 3].map((depth) =>
    drawRidge(width, height, horizon + depth * height * 0.09, depth, random),
  )
  const sun = `cx="${width * (0.15 + random() * 0.7)}" cy="${horizon * 0.45}" r="${height * 0.05}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="hsl(${hue} 60% 52%)"/><stop offset=".55" stop-color="hsl(${hue - 150} 60% 88%)"/>
    </linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    <circle ${sun} fill="#fff6d8"/>
    ${hills.join('\n')}
    ${drawHouses(width, height, horizon, random)}
  </svg>`
}

function drawRidge(width: number, height: number, base: number, depth: number, random: () => number) {
  const steps = 48
  const phase = random() * 7
  const points = Array.from({ length: steps + 1 }, (_, step) => {
    const wave = Math.sin((step / steps) * 6 + phase) + 0.5 * Math.sin((step / steps) * 17 + phase * 3)
    return `${(step / steps) * width},${base - wave * height * 0.035 - random() * height * 0.008}`
  })
  const fill = `hsl(${125 - depth * 14 + random() * 10} ${18 + depth * 9}% ${58 - depth * 9}%)`
  return `<polygon points="${points.join(' ')} ${width},${height} 0,${height}" fill="${fill}"/>`
}

function drawHouses(width: number, height: number, horizon: number, random: () => number) {
  const house = () => {
    const size = height * (0.03 + random() * 0.04)
    const [x, y] = [random() * width, horizon + height * (0.22 + random() * 0.25)]
    const wall = `<rect x="${x}" y="${y}" width="${size * 1.6}" height="${size}" fill="#efe9dc"/>`
    const roof = `${x - size * 0.2},${y} ${x + size * 0.8},${y - size * 0.6} ${x + size * 1.8},${y}`
    return `${wall}<polygon points="${roof}" fill="hsl(${8 + random() * 20} 35% 34%)"/>`
  }
  return Array.from({ length: 14 }, house).join('\n')
}

/** Noise is what makes a photo of 12 megapixels weigh megabytes. */
function addSensorNoise(pixels: Buffer, random: () => number) {
  const grains = Int8Array.from({ length: 1 << 16 }, () =>
    Math.round((random() + random() + random() - 1.5) * NOISE_AMPLITUDE),
  )
  let state = Math.floor(random() * 2 ** 31) | 1
  for (let i = 0; i < pixels.length; i++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    pixels[i] = Math.min(255, Math.max(0, (pixels[i] ?? 0) + (grains[state & 0xffff] ?? 0)))
  }
}

function randomFrom(seed: number) {
  let state = (seed * 2654435761 + 1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
