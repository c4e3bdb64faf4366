// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies in Kubernetes' protobuf encoding, which kubectl's typed commands (create namespace, auth can-i) send.
#pragma once

#include <string_view>

#include "playground/api_error.h"

namespace slotpilot::playground {

/// It begins as such bodies do.
bool isProtobuf(std::string_view body);

/// The object as JSON, for the kinds that kubectl sends so: Namespace, ConfigMap, Secret, ServiceAccount, reviews,
/// Eviction, DeleteOptions. Errors: 415 for others, 400.
/// https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding-idl
Answer<Json> fromProtobuf(std::string_view body);

}  // namespace slotpilot::playground
