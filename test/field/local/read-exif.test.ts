import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readExif } from '../../../src/field/local/read-exif.ts'
import { shanghai } from '../../support/make-ids.ts'

interface Exif {
  takenAt: string
  zone?: string
  place?: { latitude: string; longitude: string }
}

/** A tiny JPEG with what a camera writes into it; degrees, minutes and seconds as fractions. */
async function read({ takenAt, zone, place }: Exif) {
  const tiny = sharp({ create: { width: 8, height: 8, channels: 3, background: 'green' } })
  const offset: Record<string, string> = zone === undefined ? {} : { OffsetTimeOriginal: zone }
  const gps = {
    GPSLatitudeRef: 'N',
    GPSLatitude: place?.latitude ?? '',
    GPSLongitudeRef: 'E',
    GPSLongitude: place?.longitude ?? '',
  }
  const written = tiny.withExif({
    IFD2: { DateTimeOriginal: takenAt, ...offset },
    ...(place === undefined ? {} : { IFD3: gps }),
  })
  const { buffer, byteOffset, byteLength } = await written.jpeg().toBuffer()
  return readExif(buffer.slice(byteOffset, byteOffset + byteLength))
}

describe('what a camera says of a photo', () => {
  const takenAt = '2026:11:20 08:30:00'

  it('is when it was taken, in the zone of the camera and not of this machine', async () => {
    expect((await read({ takenAt, zone: '+08:00' })).takenAt).toBe(shanghai('2026-11-20T08:30'))
    expect((await read({ takenAt, zone: '+06:00' })).takenAt).toBe(shanghai('2026-11-20T10:30'))
  })

  it('is read in Shanghai when the camera names no zone', async () => {
    expect((await read({ takenAt })).takenAt).toBe(shanghai('2026-11-20T08:30'))
  })

  it('is where it was taken', async () => {
    const { place } = await read({
      takenAt,
      place: { latitude: '31/1 13/1 4944/100', longitude: '121/1 28/1 2532/100' },
    })
    expect(place?.latitude).toBeCloseTo(31.2304, 4)
    expect(place?.longitude).toBeCloseTo(121.4737, 4)
  })

  it('is no place when the camera found none', async () => {
    expect((await read({ takenAt })).place).toBeNull()
    expect(
      (await read({ takenAt, place: { latitude: '0/1 0/1 0/1', longitude: '0/1 0/1 0/1' } })).place,
    ).toBeNull()
  })

  it.each(['0000:00:00 00:00:00', '1969:12:31 08:00:00', '9999:12:31 08:00:00', '    :  :     :  :  '])(
    'is no time when the camera says %j, because its clock was never set',
    async (written) => {
      expect((await read({ takenAt: written })).takenAt).toBeNull()
    },
  )

  it.each([
    ['nothing', new Uint8Array()],
    ['no picture', new TextEncoder().encode('机密'.repeat(50))],
    ['half a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0x45, 0x78, 0x69, 0x66)],
  ])('is nothing when there is %s, and that is no reason to refuse the photo', async (_, bytes) => {
    expect(await readExif(bytes.slice().buffer)).toEqual({ takenAt: null, place: null })
  })
})
