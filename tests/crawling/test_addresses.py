from __future__ import annotations

import pytest

from flipscrape.crawling.addresses import AddressGuard, PrivateAddress, is_public, of_option, of_seeds


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_public_addresses(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "192.0.2.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "fec0::1", "64:ff9b:1::1", "no address", "",
    ],
)
def test_private_addresses_in_every_dress(address):
    assert not is_public(address)


def test_a_seed_s_own_host_and_port_is_allowed_and_no_other_port_of_it():
    guard = AddressGuard(of_seeds(["http://intranet.example:8080/blog/"]))
    guard.check(host="intranet.example", port=8080, connected="10.0.0.5")
    with pytest.raises(PrivateAddress):
        guard.check(host="intranet.example", port=9200, connected="10.0.0.5")


def test_another_name_for_a_private_address_is_refused():
    guard = AddressGuard(of_seeds(["https://blog.example/"]))
    with pytest.raises(PrivateAddress, match=r"trap\.example leads to the private address 127\.0\.0\.1"):
        guard.check(host="trap.example", port=80, connected="127.0.0.1")
    guard.check(host="trap.example", port=80, connected="93.184.216.34")


def test_a_seed_with_no_port_means_its_scheme_s():
    assert of_seeds(["http://a.example/", "https://b.example/x", "http://[::1]:81/"]) == [("a.example", 80), ("b.example", 443), ("::1", 81)]


def test_what_the_user_names():
    assert of_option("nas.local") == ("nas.local", None)
    assert of_option("[::1]:8080") == ("::1", 8080)
    guard = AddressGuard([of_option("192.168.1.7")])
    guard.check(host="nas.example", port=5000, connected="192.168.1.7")
    with pytest.raises(ValueError, match="no host"):
        of_option("")
