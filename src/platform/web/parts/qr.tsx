import type { QrDrawing } from '../../pictures/index.ts';

interface QrProps {
  readonly of: QrDrawing;
  readonly title: string;
  /** What it holds, for those who do not see it. */
  readonly description: string;
}

/** A QR code: dark on light by day and by night, since many scanners read nothing else. */
export function Qr({ of: { size, path }, title, description }: QrProps) {
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-labelledby="qr-title" aria-describedby="qr-desc">
      <title id="qr-title">{title}</title>
      <desc id="qr-desc">{description}</desc>
      <path class="ground" d={`M0 0h${size}v${size}h-${size}z`} />
      <path class="dark" d={path} />
    </svg>
  );
}
