import { BlockList, isIP } from 'node:net';

/** Networks that are nobody's public website: ourselves, the house, the cloud's own, and what is set aside. IPv6 has its public ones in 2000::/3. */
const closed4 = new BlockList();
const closed6 = new BlockList();
for (const [net, prefix] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['168.63.129.16', 32], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3]] as const) closed4.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [['::', 3], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20], ['4000::', 2], ['8000::', 1]] as const) closed6.addSubnet(net, prefix, 'ipv6');

/** Whether an IP address is one that anybody on the web can reach. One that holds another (::ffff:10.0.0.1) is as that one. */
export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4: return !closed4.check(address, 'ipv4');
    case 6: {
      const inside = mapped(address);
      return inside === undefined ? !closed6.check(address, 'ipv6') : !closed4.check(inside, 'ipv4');
    }
    default: return false;
  }
}

/** The IPv4 address within an IPv6 one, however it is written. */
function mapped(address: string): string | undefined {
  const written = `http://[${address}]`;
  const plain = URL.canParse(written) ? new URL(written).hostname : '';
  const [, high, low] = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(plain) ?? [];
  if (high === undefined || low === undefined) return undefined;
  const [one, other] = [parseInt(high, 16), parseInt(low, 16)];
  return [one >> 8, one & 255, other >> 8, other & 255].join('.');
}
