// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/certificates.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>
#include <vector>

namespace slotpilot::playground {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;

std::string contents(BIO* memory) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(memory, &data);
    return {data, static_cast<std::size_t>(size)};
}

void extend(X509* certificate, X509* issuer, int type, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    if (auto* extension = X509V3_EXT_conf_nid(nullptr, &context, type, value)) {
        X509_add_ext(certificate, extension, -1);
        X509_EXTENSION_free(extension);
    }
}

Certificate blank(const char* name, EVP_PKEY* key) {
    Certificate certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), 2);
    std::array<unsigned char, 8> serial;
    RAND_bytes(serial.data(), serial.size());
    serial[0] &= 0x7f;
    std::unique_ptr<BIGNUM, decltype(&BN_free)> number(BN_bin2bn(serial.data(), serial.size(), nullptr), BN_free);
    BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get()));
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 10L * 365 * 24 * 3600);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    X509_set_pubkey(certificate.get(), key);
    return certificate;
}

std::string pem(X509* certificate) {
    Memory memory(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_X509(memory.get(), certificate);
    return contents(memory.get());
}

}  // namespace

Expected<Certificates> makeCertificates() {
    Key authorityKey(EVP_EC_gen("P-256"), EVP_PKEY_free), key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    if (!authorityKey || !key) return fail(ErrorCode::Io, "can't make keys for the playground's API server");
    auto authority = blank("slotpilot-playground-ca", authorityKey.get());
    X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get()));
    extend(authority.get(), authority.get(), NID_basic_constraints, "critical,CA:TRUE");
    extend(authority.get(), authority.get(), NID_key_usage, "critical,keyCertSign,digitalSignature");
    extend(authority.get(), authority.get(), NID_subject_key_identifier, "hash");
    auto server = blank("slotpilot-playground", key.get());
    X509_set_issuer_name(server.get(), X509_get_subject_name(authority.get()));
    extend(server.get(), authority.get(), NID_basic_constraints, "critical,CA:FALSE");
    extend(server.get(), authority.get(), NID_key_usage, "critical,digitalSignature");
    extend(server.get(), authority.get(), NID_ext_key_usage, "serverAuth");
    extend(server.get(), authority.get(), NID_authority_key_identifier, "keyid");
    extend(server.get(), authority.get(), NID_subject_alt_name, "IP:127.0.0.1,DNS:localhost");
    if (!X509_sign(authority.get(), authorityKey.get(), EVP_sha256()) ||
        !X509_sign(server.get(), authorityKey.get(), EVP_sha256()))
        return fail(ErrorCode::Io, "can't sign the certificate of the playground's API server");
    Memory memory(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return Certificates{pem(authority.get()), pem(server.get()), Secret(contents(memory.get()))};
}

std::string randomHex(int bytes) {
    std::vector<unsigned char> random(static_cast<std::size_t>(bytes));
    RAND_bytes(random.data(), bytes);
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    for (const auto byte : random) {
        result += digits[byte >> 4];
        result += digits[byte & 15];
    }
    return result;
}

std::string base64(std::string_view bytes) {
    std::string result((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const auto size =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(result.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    result.resize(static_cast<std::size_t>(size));
    return result;
}

std::string unbase64(std::string_view text) {
    std::string result(text.size() / 4 * 3 + 1, '\0');
    const auto size =
        EVP_DecodeBlock(reinterpret_cast<unsigned char*>(result.data()),
                        reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
    if (size < 0) return {};
    const auto padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
    result.resize(static_cast<std::size_t>(size - padding));
    return result;
}

std::string webSocketAccept(const std::string& key) {
    const std::string salted = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, SHA_DIGEST_LENGTH> digest;
    SHA1(reinterpret_cast<const unsigned char*>(salted.data()), salted.size(), digest.data());
    return base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace slotpilot::playground
